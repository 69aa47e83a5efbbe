/** What the page asks of examples, and what it is answered. A part of ../protocol.ts, which gives it on. */
import type { Network, Split } from "../../core/network/network";

/** The examples as the page shows them. */
export interface ExamplesView {
  readonly count: number;
  readonly features: number;
  /** [count, features] row-major; empty where the examples are images, which `images` gives. */
  readonly x: Float32Array;
  readonly labels: Uint8Array;
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

export interface DataRequest {
  readonly dataset: Network["dataset"];
  readonly split: Split;
}

export type DataAnswer =
  | { readonly ok: true; readonly data: ExamplesView }
  | { readonly ok: false; readonly text: string };

export type ImagesAnswer =
  | {
      readonly ok: true;
      /** [indices, height, width, channels] row-major (DatasetFacts.image), 0 to 255. */
      readonly pixels: Uint8Array;
      readonly labels: Uint8Array;
    }
  | { readonly ok: false; readonly text: string };

export type SupplyAnswer =
  /** The files were read and are kept until the worker ends; `leftOut` says which that came along were not. */
  | { readonly ok: true; readonly kind: string; readonly count: number; readonly leftOut?: string }
  /** Nothing has changed. */
  | { readonly ok: false; readonly text: string };

/** What the page can ask of data sets, whether a run is loaded or not. */
export interface DataMethods {
  /** Takes files for a data set that is read from files; `kindOfFiles` (core/data/supply.ts) tells which it is. */
  supply(kind: string, files: readonly File[]): Promise<SupplyAnswer>;
  data(request: DataRequest): Promise<DataAnswer>;
  /** Examples with these indices, to be shown as images. */
  images(request: DataRequest, indices: Int32Array): Promise<ImagesAnswer>;
}
