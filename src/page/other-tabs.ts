const NEWS = ['signed-in', 'signed-out', 'locked', 'unlocked'] as const;

export type TabNews = (typeof NEWS)[number];

interface TabMessage {
  readonly news: TabNews;
  readonly database: string;
}

/** What the portal's other tabs and windows on this device are told of a person coming and going. */
export class OtherTabs {
  readonly #channel = new BroadcastChannel('intray-people');

  constructor(hear: (news: TabNews, database: string) => void) {
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isMessage(data)) hear(data.news, data.database);
    };
  }

  tell(news: TabNews, database: string): void {
    this.#channel.postMessage({ news, database } satisfies TabMessage);
  }

  close(): void {
    this.#channel.close();
  }
}

function isMessage(data: unknown): data is TabMessage {
  const { news, database } = (data ?? {}) as Partial<TabMessage>;
  return news !== undefined && NEWS.includes(news) && typeof database === 'string';
}
