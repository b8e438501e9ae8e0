const EN_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const FR_NUMBERS = ['aucune', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit'];

export const enLimits = {
  status: 'Status',
  working: 'Working',
  workingWithLimits: (n: number) =>
    `Working, with ${EN_NUMBERS[n] ?? String(n)} ${n === 1 ? 'limit' : 'limits'}`,
  waitingCount: (n: number) => `${n} waiting`,
};

export const frLimits: typeof enLimits = {
  status: 'État',
  working: 'Tout fonctionne',
  workingWithLimits: (n) =>
    `Fonctionne, avec ${FR_NUMBERS[n] ?? String(n)} ${n < 2 ? 'limite' : 'limites'}`,
  waitingCount: (n) => `${n} en attente`,
};
