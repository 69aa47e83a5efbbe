/** Reading a saved network that anybody may have made: between two frames where it is short, beside the page where it is long. */
import { MAXIMUM_FILE_BYTES, type Opened } from "../../core/network/file";
import { tooLargeFile } from "../../core/network/open-bytes";
import { type Background, inBackground } from "../background/background";
import { backgroundWork } from "../background/work";

/** Bytes that are read between two frames. */
export const READ_AT_ONCE = 100_000;
/** Seconds after which reading is given up: many times what the largest file takes. */
const LONGEST_READING = 60;

/** Never throws: what cannot be read is an answer with a sentence. */
export async function readNetwork(file: Blob): Promise<Opened> {
  if (file.size > MAXIMUM_FILE_BYTES) return tooLargeFile(file.size);
  try {
    if (file.size <= READ_AT_ONCE) return await backgroundWork.open(file);
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
