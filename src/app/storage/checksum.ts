/** What a revision's checksum is of: all that has to be as it was written for the revision to be opened. */
import { checksumOfText } from "../../core/network/checksum";
import type { RevisionRecord } from "./records";

export function checksumOf({ text, trained }: Pick<RevisionRecord, "text" | "trained">): string {
  return checksumOfText(`${text}\n${JSON.stringify(trained) ?? ""}`);
}
