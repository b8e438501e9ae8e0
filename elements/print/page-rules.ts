/** What the page of the portal needs while one element of ours is all that is printed. */
export interface PageRules {
  /** The element's name; it is a child of `body`. */
  readonly only: string;
  /** Between a page's number and how many there are. */
  readonly of: string;
}

/**
 * Rules for the whole page: nothing else is printed, pages are numbered where the browser can, and a portal whose
 * body is as high as the window does not cut the print off after one page. Constructed, because a portal's policy
 * allows no style elements. Gives what takes them away.
 */
export function setPageRules({ only, of }: PageRules): () => void {
  const rules = new CSSStyleSheet();
  rules.replaceSync(`
    @page {
      margin: 15mm;
      @bottom-center { content: counter(page) " ${of} " counter(pages); font: 8.5pt Helvetica, Arial, sans-serif; color: black; }
    }
    @media print {
      body > :not(${only}) { display: none !important; }
      html, body {
        display: block !important;
        position: static !important;
        inline-size: auto !important;
        block-size: auto !important;
        min-block-size: 0 !important;
        max-block-size: none !important;
        margin: 0 !important;
        padding: 0 !important;
        overflow: visible !important;
        background: white !important;
      }
    }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules);
  };
}
