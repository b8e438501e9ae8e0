/** A reply goes back into the draft of its conversation: whoever shows the list shows that draft. */
export class ReplyInDraftEvent extends Event {
  readonly conversationId: string;

  constructor(conversationId: string) {
    super('reply-in-draft');
    this.conversationId = conversationId;
  }
}
