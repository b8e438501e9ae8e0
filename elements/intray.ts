/** The script-tag entry: registers the elements and gives the public API. */
import './define.js';

export * from '../src/index.js';
export * from './index.js';
