/** A matrix, or a matrix and a bias, as fields between brackets, with the sentence about what cannot be read. */
import { Fragment, useId, useState } from "react";
import type { Entry, MatrixEntries } from "../../core/lab/state";
import { Problem } from "../kit/Field";
import { ExpressionField } from "./ExpressionField";
import "./matrix.css";

export interface MatrixFieldProps {
  readonly name: string;
  readonly matrix: MatrixEntries;
  readonly onMatrix: (matrix: MatrixEntries, place: string) => void;
  readonly bias?: readonly [Entry, Entry];
  readonly onBias?: (bias: readonly [Entry, Entry], place: string) => void;
  readonly onCommit: () => void;
}

const PLACES = ["row 1, column 1", "row 1, column 2", "row 2, column 1", "row 2, column 2"] as const;

export function MatrixField({ name, matrix, onMatrix, bias, onBias, onCommit }: MatrixFieldProps) {
  const id = useId();
  /** Which field, and what is wrong with it. */
  const [problem, setProblem] = useState<{ readonly place: string; readonly text: string } | undefined>(
    undefined,
  );
  const about = (place: string) => (text: string | undefined) =>
    setProblem((before) => (text ? { place, text } : before?.place === place ? undefined : before));
  return (
    <div className="matrix-field">
      <div className="matrix-line">
        <span className="matrix-name" aria-hidden>
          {name} =
        </span>
        <fieldset className="brackets square" aria-label={name}>
          {PLACES.map((place, index) => (
            <ExpressionField
              key={place}
              label={`${name}, ${place}`}
              entry={matrix[index] as Entry}
              describedBy={id}
              onCommit={onCommit}
              onProblem={about(`${name}, ${place}`)}
              onChange={(entry) =>
                onMatrix(matrix.with(index, entry) as unknown as MatrixEntries, `${name} ${index}`)
              }
            />
          ))}
        </fieldset>
        {bias && onBias && (
          <>
            <span className="matrix-name" aria-hidden>
              b =
            </span>
            <fieldset className="brackets" aria-label="b">
              {bias.map((entry, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two fields that never change places
                <Fragment key={index}>
                  <ExpressionField
                    label={`b, row ${index + 1}`}
                    entry={entry}
                    describedBy={id}
                    onCommit={onCommit}
                    onProblem={about(`b, row ${index + 1}`)}
                    onChange={(next) =>
                      onBias(bias.with(index, next) as unknown as [Entry, Entry], `b ${index}`)
                    }
                  />
                </Fragment>
              ))}
            </fieldset>
          </>
        )}
      </div>
      <Problem id={id}>{problem && `${problem.place}: ${problem.text}`}</Problem>
    </div>
  );
}
