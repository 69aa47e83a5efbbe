/** Where the panels' library remembers: local storage, and nowhere in a page that may not use it. */
export const layoutStorage = {
  getItem(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
    } catch {
      // A full or blocked storage costs only the memory of where the lines stood.
    }
  },
};
