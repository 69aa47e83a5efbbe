/** The saved file of what is at hand, weights and all: made beside the page where they are large. */
import type { App } from "../app";
import { inBackground } from "../background/background";
import { backgroundWork } from "../background/work";
import { bytesOf } from "../storage/packing";

/** Bytes of weights up to which the file is made on the page: some 10 ms, less than a worker takes to start. */
const SMALL = 2e6;
/** Seconds after which the page makes a large file itself. */
const LONGEST_WRITING = 60;

export async function savedFile(app: App): Promise<Blob> {
  const { history, trained } = app.present.work();
  const network = history.present;
  const { weights } = trained;
  if (bytesOf(weights) <= SMALL) return backgroundWork.save(network, weights);
  const file = await inBackground((background) => background.save(network, weights), LONGEST_WRITING);
  return file ?? backgroundWork.save(network, weights);
}
