/** Opening a saved network from a file that anybody may have made. */
import type { App } from "../app";
import { READ_AT_ONCE, readNetwork } from "../storage/read-network";

/** Opens a saved network; a bad file is a notice and changes nothing. */
export async function openFile(app: App, file: File): Promise<void> {
  const { notify, retract } = app.session.getState();
  const reading = `Opening ${file.name}…`;
  const isLong = file.size > READ_AT_ONCE;
  if (isLong) notify(reading);
  const opened = await readNetwork(file);
  if (isLong) retract(reading);
  if (opened.kind !== "ok") notify(`${file.name}: ${opened.text}`, "error");
  else {
    const documents = await app.documents();
    await documents?.begin(opened, { began: { kind: "file", file: file.name } }, `open ${file.name}`);
  }
}
