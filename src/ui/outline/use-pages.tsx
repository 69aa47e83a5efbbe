/** Of a long list one page, the one that the keys are on, with buttons to those before and after it. */
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../kit/Button";

const PAGE = 100;

export interface Pages<T> {
  readonly shown: readonly T[];
  /** Where in the list the page begins. */
  readonly start: number;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** @param at where in the list the keys are; −1 where they are on none of it */
export function usePages<T>(all: readonly T[], at: number): Pages<T> {
  const [wished, setPage] = useState(0);
  useEffect(() => {
    if (at >= 0) setPage(Math.floor(at / PAGE));
  }, [at]);
  const last = Math.max(0, Math.ceil(all.length / PAGE) - 1);
  const page = Math.min(wished, last);
  const start = page * PAGE;
  const button = (to: number, word: string) => {
    const first = to * PAGE + 1;
    const end = Math.min(all.length, first + PAGE - 1);
    return (
      <Button look="small" onClick={() => setPage(to)}>
        {word}: {first.toLocaleString("en")} to {end.toLocaleString("en")} of{" "}
        {all.length.toLocaleString("en")}
      </Button>
    );
  };
  return {
    shown: all.slice(start, start + PAGE),
    start,
    before: page > 0 && button(page - 1, "Before"),
    after: page < last && button(page + 1, "After"),
  };
}
