/** The worker of the background work: shows it to the page, and hands weights over instead of copying them. */
import { expose, transfer } from "comlink";
import { type BackgroundWork, backgroundWork } from "./work";

const shown: BackgroundWork = {
  ...backgroundWork,
  async open(file) {
    const opened = await backgroundWork.open(file);
    const weights = opened.kind === "ok" ? [...(opened.checkpoint?.values() ?? [])].flat() : [];
    return transfer(
      opened,
      weights.map(({ values }) => values.buffer),
    );
  },
};

expose(shown);
