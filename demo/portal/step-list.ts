import { find, make } from './find.js';
import { STEPS, type Step } from './step-memory.js';
import { words } from './words.js';

/** The list of what to try, with what is done and what comes next. */
export class StepList {
  readonly #list = find('steps', HTMLOListElement);
  readonly #count = find('steps-count', HTMLSpanElement);
  readonly #news = find('steps-news', HTMLParagraphElement);

  say(done: readonly Step[]): void {
    const next = STEPS.find((step) => !done.includes(step));
    const items = STEPS.map((step) => itemOf(step, { done: done.includes(step), next }));
    this.#list.replaceChildren(...items);
    this.#count.textContent = words().stepsDone(done.length, STEPS.length);
  }

  announce(step: Step, count: number): void {
    this.#news.textContent = words().stepTicked(words()[step], count, STEPS.length);
  }
}

function itemOf(step: Step, { done, next }: { done: boolean; next: Step | undefined }) {
  const item = make('li', '', done ? 'done' : '');
  if (done) item.append(make('span', words().stepDone, 'spoken'));
  item.append(words()[step]);
  if (step === next) item.ariaCurrent = 'step';
  return item;
}
