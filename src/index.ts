export { connect } from './page/connect.js';
export type { BackendOption, ConnectOptions, ServiceWorkerOption } from './page/options.js';
export type { CopyToFile, HostRecordExporter, RecordOptions } from './page/host-exporter.js';
export type { BeforeSignOutEvent, SignOutFailedEvent } from './page/sign-out-events.js';
export type { SignOutAnswer, UnsentWork } from './model/sign-out.js';
export type { DegradedCode, Intray, IntrayStatus } from './page/intray.js';
export type {
  Answer,
  Backend,
  BillingLinesRequest,
  ChangesRequest,
  ContentAnswer,
  ContentRequest,
  ConversationRequest,
  FileRequest,
  PartRequest,
  WriteRequest,
} from './sync/backend.js';
export type { RecordDocument, RecordFile, RecordMessage } from './record/document.js';
export type { ExporterOptions, RecordExporter } from './record/exporters.js';
export type { HrmOptions } from './record/hrm-xml.js';
