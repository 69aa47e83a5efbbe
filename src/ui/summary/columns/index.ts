/** The columns of the summary, from left to right. Another one is a file in this folder and its name here. */
import type { SummaryColumn } from "../column";
import { layerColumn } from "./layer";
import { outputShapeColumn } from "./output-shape";
import { parametersColumn } from "./parameters";

export const summaryColumns: readonly SummaryColumn[] = [layerColumn, outputShapeColumn, parametersColumn];
