/** Which document this tab has, over its reloads: in the tab's own storage, which other tabs do not see. */

const KEY = "unfold.document";

export function rememberDocument(document: string): void {
  try {
    sessionStorage.setItem(KEY, document);
  } catch {
    // Blocked: after a reload the tab shows the document opened last.
  }
}

export function rememberedDocument(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
