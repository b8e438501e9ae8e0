/**
 * Runs `work` once at a time: calls during a run share one more run after it, with their arguments merged. Two
 * triggers at the same moment are then harmless.
 */
export function oneAtATime<Argument>(
  work: (argument: Argument) => Promise<void>,
  merge: (one: Argument, other: Argument) => Argument,
): (argument: Argument) => Promise<void> {
  let running: Promise<void> | undefined;
  let waiting: { argument: Argument; done: Promise<void> } | undefined;
  const start = (argument: Argument): Promise<void> => {
    running = work(argument).finally(() => {
      running = undefined;
    });
    return running;
  };
  return (argument) => {
    if (running === undefined) return start(argument);
    if (waiting !== undefined) {
      waiting.argument = merge(waiting.argument, argument);
      return waiting.done;
    }
    const turn = { argument, done: Promise.resolve() };
    const begin = (): Promise<void> => {
      waiting = undefined;
      return start(turn.argument);
    };
    turn.done = running.then(begin, begin);
    waiting = turn;
    return turn.done;
  };
}
