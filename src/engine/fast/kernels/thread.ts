/** What each thread has of its own. */

/** Where this thread makes a tile, finishes it and takes it from; then the program by which it looks. */
@external("env", "scratch")
export declare const scratch: usize;
