/** What goes wrong on the line between a browser and the clinic. */
export type Fault = {
  /** Only requests of this method. */
  readonly method?: 'GET' | 'PUT' | 'POST';
  /** Only requests whose address holds this. */
  readonly path?: string;
  /** How often; absent: until the faults are set anew. */
  readonly times?: number;
} & (
  | {
      readonly kind:
        | 'drop-request' // never reaches the clinic
        | 'drop-answer' // the clinic acts on it, and its answer is lost
        | 'captive-portal' // somebody else's page, status 200
        | 'redirect' // to somebody else's sign-in
        | 'broken-proxy' // somebody else's page, status 502
        | 'silent'; // no answer, for as long as the line stands
    }
  | { readonly kind: 'slow'; readonly ms: number }
  // breaks off, in the middle of a request, each time that it has carried so many bytes
  | { readonly kind: 'cut'; readonly bytes: number }
);
