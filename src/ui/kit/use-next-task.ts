/** A value one task later: for the second of two things that would together hold the page for too long. */
import { useEffect, useState } from "react";

/** The first value at once, every other one when what followed from it elsewhere is drawn. */
export function useNextTask<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    const timer = setTimeout(setShown, 0, () => value);
    return () => clearTimeout(timer);
  }, [value]);
  return shown;
}
