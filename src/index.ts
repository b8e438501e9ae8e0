export { connect } from './page/connect.js';
export type { BackendOption, ConnectOptions, ServiceWorkerOption } from './page/options.js';
export type { DegradedCode, Intray, IntrayStatus } from './page/intray.js';
export type {
  Answer,
  Backend,
  BillingLinesRequest,
  ChangesRequest,
  ContentAnswer,
  ContentRequest,
  FileRequest,
  PartRequest,
  WriteRequest,
} from './sync/backend.js';
