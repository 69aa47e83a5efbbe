/** Where `npm start` serves the page. The address matters: a browser keeps work by it, and shows it nowhere else. */

/** The port it has unless another is asked for. */
export const USUAL_PORT = 4173;

/**
 * Serves at the port that was asked for, or at the usual one, or, where that is taken, at the next free one.
 * @param serveAt (port, isStrict) => server; fails with a message "… already in use" where a strict port is taken
 * @param asked the port that was asked for by number, which is never quietly swapped for another
 * @returns the server, and whether it is at another address than usual
 */
export async function serveAtPort(serveAt, asked, usual = USUAL_PORT) {
  try {
    return { server: await serveAt(asked ?? usual, true), isElsewhere: false };
  } catch (error) {
    if (asked !== undefined || !isInUse(error)) throw error;
    return { server: await serveAt(usual + 1, false), isElsewhere: true };
  }
}

export const isInUse = (error) => /already in use|EADDRINUSE/.test(String(error?.message));

/** What a person has to know of it, before they think that all work is lost. */
export function elsewhereWords(address, usual = USUAL_PORT) {
  return `Port ${usual} is taken by another program, perhaps by Unfold in another terminal, so this time the address is another one:
a browser keeps work by address. What was made at http://127.0.0.1:${usual}/ is still there, and is not shown at ${address}.
To go on with it, stop the other program and run npm start again.`;
}
