/** Who wrote a line: the patient, the caregiver, or a member of staff by id. */
export type Author = 'patient' | 'caregiver' | StaffAuthor;
export type StaffAuthor = 'ana-ruiz' | 'sam-okafor' | 'dana-lee';

/** How long ago, as `3d4h` or `25m`. */
export type Ago = string;

export interface SampleFile {
  readonly name: string;
  /** A picture, as `smallJpeg` draws it; absent: a PDF of one line. */
  readonly squares?: readonly string[];
  /** When the patient first downloaded it. */
  readonly downloaded?: Ago;
}

export interface SampleLine {
  readonly by: Author;
  readonly ago: Ago;
  readonly text: string;
  readonly masked?: true;
  /** Allow Response was off. */
  readonly ends?: true;
  readonly mayAttach?: true;
  /** `P3D`: tell the sender if it is not read by then. */
  readonly notify?: string;
  /** The fee code; what Dr. Lee did not write herself is billed for her all the same. */
  readonly fee?: string;
  readonly files?: readonly SampleFile[];
  /** When the patient opened it; absent: not yet. */
  readonly read?: Ago;
}

export interface SampleComment {
  readonly by: StaffAuthor;
  readonly ago: Ago;
  readonly text: string;
  /** It came with the assignment. */
  readonly assigned?: true;
}

/** One conversation of the sample, in the words of the person who writes it. */
export interface SampleConversation {
  readonly first: string;
  readonly last: string;
  readonly born: string;
  readonly chart: string;
  readonly subject: string;
  readonly caregiver?: { readonly name: string; readonly relationship: string };
  readonly assignee?: 'ana-ruiz' | 'sam-okafor' | 'dana-lee' | 'front-desk' | 'nurses' | 'refills';
  readonly assignedBy?: StaffAuthor;
  /** Nobody has read what the patient wrote last, but those in `opened`. */
  readonly unread?: true;
  readonly opened?: readonly { readonly by: string; readonly ago: Ago }[];
  readonly closed?: { readonly by: string; readonly ago: Ago };
  /** Why this patient may not be messaged. */
  readonly noReply?: string;
  /** For the staff only. */
  readonly comments?: readonly SampleComment[];
  readonly lines: readonly SampleLine[];
}
