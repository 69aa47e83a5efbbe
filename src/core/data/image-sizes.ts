/** How many images the sets have, and of what size: what is known of them before any is read. */

/** Pixels along a side of a digit, and in all of it. */
export const DIGIT_SIDE = 28;
export const DIGIT_PIXELS = DIGIT_SIDE * DIGIT_SIDE;

export const DIGITS_COUNT = 10_000;
export const MNIST_TRAINING = 60_000;
export const MNIST_TEST = 10_000;

/** Pixels along a side of a photograph, and numbers in all of it: three a pixel. */
export const CIFAR_SIDE = 32;
export const CIFAR_VALUES = 3 * CIFAR_SIDE * CIFAR_SIDE;
export const CIFAR_COUNT = 60_000;
