/** Opening a saved network from a file that anybody may have made. */
import { MAXIMUM_FILE_BYTES, type Opened } from "../../core/network/file";
import { tooLargeFile } from "../../core/network/open-bytes";
import type { App } from "../app";
import { type Background, inBackground } from "../background/background";
import { backgroundWork } from "../background/work";

/** Bytes that are read between two frames. */
const AT_ONCE = 100_000;
/** Seconds after which reading is given up: many times what the largest file takes. */
const LONGEST_READING = 60;

/** Opens a saved network; a bad file is a notice and changes nothing. */
export async function openFile(app: App, file: File): Promise<void> {
  const { notify, retract } = app.session.getState();
  const reading = `Opening ${file.name}…`;
  const isLong = file.size > AT_ONCE;
  if (isLong) notify(reading);
  const opened = await read(file);
  if (isLong) retract(reading);
  if (opened.kind !== "ok") notify(`${file.name}: ${opened.text}`, "error");
  else await app.replace(opened, `open ${file.name}`);
}

async function read(file: File): Promise<Opened> {
  if (file.size > MAXIMUM_FILE_BYTES) return tooLargeFile(file.size);
  try {
    if (file.size <= AT_ONCE) return await backgroundWork.open(file);
    const inWorker = (background: Background): Promise<Opened> => background.open(file);
    return (await inBackground(inWorker, LONGEST_READING)) ?? tooLong;
  } catch {
    return {
      kind: "not-json",
      text: "This file could not be read: it may have been moved or changed, or there is too little memory. Nothing was opened.",
    };
  }
}

const tooLong: Opened = {
  kind: "too-large",
  text: `This file took longer than ${LONGEST_READING} seconds to read and was given up. Nothing was opened.`,
};
