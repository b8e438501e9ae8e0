/** Said between colleagues about a conversation; no patient ever sees it. */
export interface Comment {
  readonly id: string;
  readonly conversationId: string;
  /** Staff id. */
  readonly by: string;
  readonly body: string;
  readonly createdAt: number;
  /** The assignment that it was given with. */
  readonly assignmentId?: string | undefined;
}
