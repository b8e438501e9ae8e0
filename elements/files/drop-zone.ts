import type { ReactiveControllerHost } from 'lit';

export interface DropZoneOptions {
  /** Whether a file may be dropped now. */
  readonly open: () => boolean;
  readonly take: (files: readonly File[]) => void;
}

/** Takes files that are dropped on an element; one that it does not take is not opened in its place either. */
export class DropZone {
  /** Files are held over it. */
  over = false;
  readonly #host: ReactiveControllerHost;
  readonly #options: DropZoneOptions;

  constructor(host: ReactiveControllerHost, options: DropZoneOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Of `dragenter` and `dragover`. */
  readonly drag = (event: DragEvent): void => {
    const { dataTransfer } = event;
    if (dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    const open = this.#options.open();
    dataTransfer.dropEffect = open ? 'copy' : 'none';
    this.#show(open);
  };

  readonly leave = ({ currentTarget, relatedTarget }: DragEvent): void => {
    const within =
      currentTarget instanceof Node &&
      relatedTarget instanceof Node &&
      currentTarget.contains(relatedTarget);
    if (!within) this.#show(false);
  };

  readonly drop = (event: DragEvent): void => {
    this.#show(false);
    const { dataTransfer } = event;
    if (dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    if (this.#options.open()) this.#options.take([...dataTransfer.files]);
  };

  #show(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}

/** Files of the clipboard; none where there are words too: a table copied from an office comes with its picture. */
export function pastedFiles({ clipboardData }: ClipboardEvent): readonly File[] {
  if (clipboardData === null || clipboardData.types.includes('text/plain')) return [];
  return [...clipboardData.files];
}
