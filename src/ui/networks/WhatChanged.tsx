/** What has changed since a version, one sentence each; a sentence about a node leads to it. */
import { useMemo } from "react";
import { sentencesSince } from "../../app/documents/comparison";
import type { Comparison } from "../../app/session/session-store";
import { sayCount } from "../../core/words/change-words";
import { useApp, useNetwork, useRun } from "../context";
import { CommandButton } from "../kit/Button";

export function WhatChanged({ comparison }: { readonly comparison: Comparison }) {
  const app = useApp();
  const network = useNetwork();
  const epoch = useRun((state) => state.records.at(-1)?.epoch ?? 0);
  const sentences = useMemo(
    () => sentencesSince(app, comparison, network, epoch),
    [app, comparison, network, epoch],
  );
  return (
    <section className="what-changed" aria-label="What changed">
      <h3>
        {sayCount(sentences)} since {comparison.title}
      </h3>
      <ul aria-live="polite">
        {sentences.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <CommandButton id="end-comparison" look="small" />
    </section>
  );
}
