export { readSession } from './meta.js';
