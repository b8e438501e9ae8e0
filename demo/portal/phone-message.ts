import type { PatientFile, PatientMessage } from '../clinic/patient-side.js';
import { make } from './find.js';
import { dayWords, sizeWords, timeWords } from './figures.js';
import { words } from './words.js';

/** A message as the patient sees it; its buttons name their file in `data-file`. */
export function bubble(message: PatientMessage, now: number): HTMLLIElement {
  const isOwn = message.from.kind !== 'staff';
  const line = make('li', '', isOwn ? 'own' : 'theirs');
  line.append(make('strong', isOwn ? words().you : message.from.name));
  if (message.body !== '') line.append(make('p', message.body));
  line.append(...filesOf(message, isOwn), make('small', metaOf(message, now)));
  return line;
}

export function isNew({ from, readAt }: PatientMessage): boolean {
  return from.kind === 'staff' && readAt === undefined;
}

function filesOf({ files = [] }: PatientMessage, isOwn: boolean): HTMLUListElement[] {
  if (files.length === 0) return [];
  const list = make('ul', '', 'files');
  list.ariaLabel = words().files;
  list.append(...files.map((file) => (isOwn ? ownFile(file) : clinicFile(file))));
  return [list];
}

function ownFile({ name }: PatientFile): HTMLLIElement {
  return make('li', name);
}

function clinicFile(file: PatientFile): HTMLLIElement {
  const item = make('li', '');
  item.append(make('span', file.name), make('small', sizeWords(file.size)));
  if (file.deletedAt === undefined) item.append(downloadButton(file));
  item.append(make('small', lifeOf(file)));
  return item;
}

function downloadButton({ id, name }: PatientFile): HTMLButtonElement {
  const button = make('button', words().download);
  button.type = 'button';
  button.dataset['file'] = id;
  button.ariaLabel = words().downloadFile(name);
  return button;
}

function lifeOf({ deleteAfter, deletedAt }: PatientFile): string {
  const { fileKept, fileDue, fileDeleted } = words();
  if (deletedAt !== undefined) return fileDeleted(dayWords(Date.parse(deletedAt)));
  return deleteAfter === undefined ? fileKept : fileDue(dayWords(Date.parse(deleteAfter)));
}

function metaOf(message: PatientMessage, now: number): string {
  const sent = timeWords(Date.parse(message.sentAt), now);
  if (isNew(message)) return `${sent} · ${words().isNew}`;
  if (message.readAt === undefined) return sent;
  return `${sent} · ${words().opened(timeWords(Date.parse(message.readAt), now))}`;
}
