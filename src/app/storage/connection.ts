/** The tab's connection to its database: opened when it is first needed, and anew where it was closed or could not be opened. */
import type { Database } from "./database";

/** @param open opens it, and tells of its closing */
export function createConnection(open: (closed: () => void) => Promise<Database>) {
  let opening: Promise<Database> | undefined;
  const forget = () => {
    opening = undefined;
  };
  return {
    /** @throws what the storage throws */
    storage(): Promise<Database> {
      opening ??= open(forget);
      opening.catch(forget);
      return opening;
    },
    /** The next one to ask opens it anew. */
    forget,
  };
}
