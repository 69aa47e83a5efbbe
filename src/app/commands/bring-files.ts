/** Files that a person drops or picks: a network opens, a data set's files are read and put to use. */

import { datasetSpec } from "../../core/data";
import { adoptDataset, kindOfFiles, otherSetsText, strangersText } from "../../core/data/supply";
import type { App } from "../app";
import { openFile } from "./open-file";

/** Takes what was brought; a refusal is a notice and changes nothing. */
export async function bringFiles(app: App, files: readonly File[]): Promise<void> {
  const names = files.map((file) => file.name);
  const kind = kindOfFiles(names);
  if (kind) {
    await bringDataset(app, kind, files);
    return;
  }
  const [only] = files;
  if (only && files.length === 1 && /\.json$/i.test(only.name)) {
    await openFile(app, only);
    return;
  }
  app.session.getState().notify(strangersText(names), "error");
}

async function bringDataset(app: App, kind: string, files: readonly File[]): Promise<void> {
  const title = datasetSpec(kind)?.title ?? kind;
  const { notify, retract } = app.session.getState();
  const reading = `Reading ${title}…`;
  notify(reading);
  const answer = await app.controller.supply(kind, files);
  retract(reading);
  if (!answer.ok) {
    notify(answer.text, "error");
    return;
  }
  notify(`${title} is loaded: ${answer.count.toLocaleString("en")} examples.`);
  for (const text of [answer.leftOut, otherSetsText(files.map((file) => file.name))]) {
    if (text !== undefined) notify(text, "error");
  }
  const { change, history } = app.network.getState();
  if (history.present.dataset.kind === kind) await app.controller.reload();
  else change(`use ${title}`, (network) => adoptDataset(network, kind));
}
