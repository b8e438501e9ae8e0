export type { Answer, Backend, ChangesRequest, WriteRequest } from './sync/backend.js';
