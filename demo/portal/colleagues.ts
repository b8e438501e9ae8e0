export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Whom the portal has signed in; the sample clinic knows them by these ids. */
export const COLLEAGUES: readonly [Colleague, ...Colleague[]] = [
  { id: 'ana-ruiz', name: 'Ana Ruiz' },
  { id: 'sam-okafor', name: 'Sam Okafor' },
  { id: 'dana-lee', name: 'Dana Lee' },
];

/** Who opens in a second tab. */
export function colleagueOf({ id }: Colleague): Colleague {
  const [first, second = first] = COLLEAGUES;
  return id === first.id ? second : first;
}

export function initialsOf({ name }: Colleague): string {
  const words = name.split(' ');
  return words.map((word) => word.charAt(0)).join('');
}
