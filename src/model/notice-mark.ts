/** What the signed-in person did with an unread notice, on whichever device. Names are the contract's. */
export interface NoticeMark {
  readonly messageId: string;
  readonly state: 'done' | 'later';
  /** Of `later`: when it comes up again. */
  readonly until?: number | undefined;
}
