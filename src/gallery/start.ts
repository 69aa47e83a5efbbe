/** Fetches the gallery by itself, so that nothing of it comes with the product's first file. */
void import("./main");
