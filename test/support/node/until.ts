const PAUSE_MS = 20;

/** Asks until the answer fits and gives it; the time is a limit, never something that a test waits out. */
export async function until<Answer>(
  what: string,
  ask: () => Answer | Promise<Answer>,
  fits: (answer: Answer) => boolean,
  limitMs = 30_000,
): Promise<Answer> {
  const start = Date.now();
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() - start > limitMs) {
      throw new Error(`Not within ${limitMs} ms: ${what}. Last: ${JSON.stringify(answer)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
