/** Files on the person's own disk: pick one to open, hand one over to save. */

/** Asks for a file; undefined where none is chosen. */
export function pickFile(accept: string): Promise<File | undefined> {
  return new Promise((resolve) => {
    const field = document.createElement("input");
    field.type = "file";
    field.accept = accept;
    field.addEventListener("cancel", () => resolve(undefined));
    field.addEventListener("change", () => resolve(field.files?.[0]));
    field.click();
  });
}

/** Asks for any number of files; none where none is chosen. */
export function pickFiles(): Promise<File[]> {
  return new Promise((resolve) => {
    const field = document.createElement("input");
    field.type = "file";
    field.multiple = true;
    field.addEventListener("cancel", () => resolve([]));
    field.addEventListener("change", () => resolve([...(field.files ?? [])]));
    field.click();
  });
}

/** Saves a text under this name. */
export function downloadText(name: string, text: string): void {
  download(name, new Blob([text], { type: "application/json" }));
}

/** Saves a file under this name through the browser's own download. */
export function download(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** "Two rings!" → "two-rings". */
export function fileStem(name: string): string {
  return (
    name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "network"
  );
}
