/** What a reply lets the patient do, and what it means for the clinic. Names are the contract's. */
export interface ReplyOptions {
  readonly allowResponse: boolean;
  readonly allowAttachments: boolean;
  readonly maskName: boolean;
  readonly feeCode?: string | undefined;
  readonly billingProviderId?: string | undefined;
  /** ISO 8601 duration, such as `P3D`; absent: do not notify me. */
  readonly notifyIfUnreadAfter?: string | undefined;
}

/** What its author saw when a reply was written; the server holds it if the conversation moved on. */
export interface BasedOn {
  readonly messageId: string | null;
  readonly assignee: { readonly kind: 'staff' | 'workgroup'; readonly id: string } | null;
  readonly state: 'open' | 'closed';
}
