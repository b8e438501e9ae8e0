import type { TemplateResult } from 'lit';

import type { Attachment } from '../../src/model/attachment.js';
import { file, image } from '../panel-icons.js';

/** A picture or anything else, as the file says; whether it may be drawn is another question. */
export function iconOf({ type }: Pick<Attachment, 'type'>): TemplateResult {
  return type.startsWith('image/') ? image : file;
}
