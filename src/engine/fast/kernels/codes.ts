/**
 * The numbers by which the engine and its kernels name things. This file is read by TypeScript and by
 * AssemblyScript, so it holds plain constants only.
 */

// Kinds of operation.
export const INPUT = 0;
export const DENSE = 1;
export const ACTIVATE = 2;
export const DROPOUT = 3;
export const SOFTMAX = 4;
export const NORMALIZE_BATCH = 5;
export const NORMALIZE_LAYER = 6;

// Activation functions.
export const LINEAR = 0;
export const SIGMOID = 1;
export const TANH = 2;
export const RELU = 3;
export const LEAKY_RELU = 4;
export const ELU = 5;
export const SOFTPLUS = 6;
export const SIN = 7;
export const RELU6 = 8;
export const SELU = 9;
export const GELU = 10;
export const SILU = 11;
export const MISH = 12;

// Optimizers. KEEP_GRADIENT is none: the gradient is written where the new weights would go.
export const SGD = 0;
export const RMSPROP = 1;
export const ADAM = 2;
export const KEEP_GRADIENT = 3;

// Gradient clipping: none, each array by its norm, all by their norm together, each number.
export const CLIP_NONE = 0;
export const CLIP_EACH = 1;
export const CLIP_ALL = 2;
export const CLIP_VALUE = 3;

// Losses.
export const CATEGORICAL = 0;
export const BINARY = 1;
export const SQUARED = 2;

// Where the work that threads share is written down, and behind it each thread's own room for a tile: below the
// engine's records, above the kernels' constants.
export const SHARED_JOB = 4096;
/** In cache lines of their own: the number of the open job with its unclaimed units, and how many are done. */
export const JOB_COUNTER = 4224;
export const JOB_DONE = 4352;
/** Units that helpers did, ever. */
export const JOB_HELPED = 4480;
/** Multiplications that make a unit: enough to be worth being claimed. */
export const JOB_UNIT = 4544;
/** The counter that ends the helpers. */
export const LEAVE = -1;
export const SCRATCH = 4608;
export const SCRATCH_BYTES = 192;
/** Where in a thread's room the place of the program lies by which it looks at points. */
export const SCRATCH_PROGRAM = 128;
/** Threads there is such room for. */
export const MAX_THREADS = 16;
/** Where the engine's records may begin. */
export const RECORDS = 8192;

// Fields of a Operation, as indices of 32-bit words.
export const OPERATION_WORDS = 20;
export const OPERATION_KIND = 0;
export const OPERATION_INPUTS = 1;
export const OPERATION_UNITS = 2;
export const OPERATION_ACTIVATION = 3;
export const OPERATION_SLOPE = 4;
export const OPERATION_RATE = 5;
export const OPERATION_SALT = 6;
export const OPERATION_VALUES = 7;
export const OPERATION_ROWS = 8;
export const OPERATION_KERNEL = 9;
export const OPERATION_BIAS = 10;
export const OPERATION_STRIP = 11;
export const OPERATION_GAMMA = 12;
export const OPERATION_BETA = 13;
export const OPERATION_MEAN = 14;
export const OPERATION_VARIANCE = 15;
export const OPERATION_STATISTICS = 16;
export const OPERATION_MOMENTUM = 17;
export const OPERATION_EPSILON = 18;

// Fields of a Program, as indices of 32-bit words.
export const PROGRAM_WORDS = 16;
export const PROGRAM_OPERATIONS = 0;
export const PROGRAM_COUNT = 1;
export const PROGRAM_COLUMNS = 2;
// 3 is how many examples are in work, which only the kernels keep.
export const PROGRAM_TILED = 4;
export const PROGRAM_WEIGHTS = 5;
export const PROGRAM_DROPS = 6;
export const PROGRAM_SEED = 7;
export const PROGRAM_TRANSPOSED = 8;
export const PROGRAM_TRAINS = 9;
export const PROGRAM_AVERAGES = 10;

// Fields of the Training, as indices of 32-bit words.
export const TRAINING_WORDS = 40;
export const TRAINING_LOSS = 0;
export const TRAINING_OPTIMIZER = 1;
export const TRAINING_OUTPUTS = 2;
export const TRAINING_FLOATS = 3;
export const TRAINING_NEXT = 4;
export const TRAINING_SLOT_A = 5;
export const TRAINING_SLOT_B = 6;
export const TRAINING_DELTA = 7;
export const TRAINING_OTHER_DELTA = 8;
export const TRAINING_TARGETS = 9;
export const TRAINING_TRANSPOSED = 10;
export const TRAINING_CORRECT = 11;
export const TRAINING_RATE = 12;
export const TRAINING_MEMORY_A = 13;
export const TRAINING_MEMORY_B = 14;
export const TRAINING_EPSILON = 15;
export const TRAINING_MOMENTUM = 16;
export const TRAINING_GRADIENT = 17;
// From here on 64-bit numbers, as indices of 64-bit words.
export const TRAINING_LOSS_SUM = 10;
export const TRAINING_POWER_A = 11;
export const TRAINING_POWER_B = 12;
// And 32-bit words again.
export const TRAINING_DECAY = 26;
export const TRAINING_L1 = 27;
export const TRAINING_L2 = 28;
export const TRAINING_CLIPPING = 29;
export const TRAINING_LIMIT = 30;
export const TRAINING_RATES = 31;
