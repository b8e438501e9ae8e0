export interface ConnectivityListener {
  /** Something suggests that the line or the person is back: pull and push now. */
  readonly onBack: () => void;
  /** The device itself says that it has no network. */
  readonly onGone: () => void;
  readonly onVisible: (visible: boolean) => void;
}

/** Hears of everything after which it is worth asking the server again; returns the way to stop. */
export function watchConnectivity({ onBack, onGone, onVisible }: ConnectivityListener): () => void {
  const visibility = (): void => {
    const visible = document.visibilityState === 'visible';
    onVisible(visible);
    if (visible) onBack();
  };
  // A page from the back-forward cache has been frozen: everything it knows may be old.
  const shown = (event: PageTransitionEvent): void => {
    if (event.persisted) onBack();
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  window.addEventListener('online', onBack, { signal });
  window.addEventListener('offline', onGone, { signal });
  window.addEventListener('focus', onBack, { signal });
  window.addEventListener('pageshow', shown, { signal });
  document.addEventListener('visibilitychange', visibility, { signal });
  return () => {
    stopping.abort();
  };
}
