interface Forms {
  readonly one: string;
  readonly other: string;
}

/** A number with its noun, in the language's own rules and digits grouping. */
export function countsIn(locale: string): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return (n, { one, other }) => `${digits.format(n)} ${rules.select(n) === 'one' ? one : other}`;
}
