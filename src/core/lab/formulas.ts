/** The lab's formulas as KaTeX with the numbers plugged in, each with words to read aloud. */
import { largestEntry2, type Matrix2, multiply2, type Vector2 } from "../math/matrix2";
import { withoutDust } from "../math/precision";
import { isNearlyOne } from "./facts";
import type { Factors, Formula, LabFacts } from "./interface";
import { bracketTex, writeDegrees, writeFact, writePoint, writeTex } from "./numbers";

/** Every formula that the facts fill, in the order in which they are read; V Λ V⁻¹ only where A has one. */
export function labFormulas(facts: LabFacts): readonly Formula[] {
  return [
    map(facts),
    determinant(facts),
    characteristic(facts),
    eigen(facts),
    ...(facts.eigenFactors ? [eigenFactors(facts.eigenFactors)] : []),
    singular(facts),
    singularFactors(facts.singularFactors),
    inverse(facts),
    polar(facts),
    condition(facts),
  ];
}

/**
 * A matrix of numbers in TeX.
 * @param beside the largest number that went into computed entries: what is rounding beside it is 0
 */
export function matrixTex([a, b, c, d]: Matrix2, beside = 0): string {
  const write = (value: number) => writeTex(value, beside);
  return `\\begin{pmatrix} ${write(a)} & ${write(b)} \\\\ ${write(c)} & ${write(d)} \\end{pmatrix}`;
}

/** A vector of numbers in TeX; `beside` as in matrixTex. */
function vectorTex([x, y]: Vector2, beside = 0): string {
  return `\\begin{pmatrix} ${writeTex(x, beside)} \\\\ ${writeTex(y, beside)} \\end{pmatrix}`;
}

/** "rows 6, 2 and 3, 2"; `beside` as in matrixTex. */
function spokenMatrix([a, b, c, d]: Matrix2, beside = 0): string {
  const [first, second, third, fourth] = [a, b, c, d].map((value) => writeFact(value, beside));
  return `rows ${first}, ${second} and ${third}, ${fourth}`;
}

function map({ matrix, bias }: LabFacts): Formula {
  const shift = bias[0] === 0 && bias[1] === 0 ? "" : ` + ${vectorTex(bias)}`;
  return {
    id: "map",
    title: "The map",
    tex: `\\mathbf y = A\\,\\mathbf x${shift === "" ? "" : " + \\mathbf b"} = ${matrixTex(matrix)} \\begin{pmatrix} x \\\\ y \\end{pmatrix}${shift}`,
    spoken: `y is A x${shift === "" ? "" : " plus b"}; A has ${spokenMatrix(matrix)}${shift === "" ? "" : `; b is ${writePoint(bias)}`}.`,
  };
}

function determinant({ matrix: [a, b, c, d], determinant }: LabFacts): Formula {
  return {
    id: "determinant",
    title: "Determinant",
    tex: `\\det A = ${bracketTex(a)} \\cdot ${bracketTex(d)} - ${bracketTex(b)} \\cdot ${bracketTex(c)} = ${writeTex(determinant)}`,
    spoken: `The determinant is ${writeFact(determinant)}.`,
  };
}

function characteristic({ trace, determinant }: LabFacts): Formula {
  const middle = trace === 0 ? "" : ` ${signed(-trace)}\\,\\lambda`;
  const last = determinant === 0 ? "" : ` ${signed(determinant)}`;
  return {
    id: "characteristic",
    title: "Characteristic polynomial",
    tex: `\\lambda^2 - \\operatorname{tr}A\\,\\lambda + \\det A = \\lambda^2${middle}${last} = 0`,
    spoken: `Lambda squared minus ${writeFact(trace)} lambda plus ${writeFact(determinant)} is 0.`,
  };
}

/** "+ 3", "- 3" */
function signed(value: number): string {
  const text = writeTex(value);
  return text.startsWith("-") ? `- ${text.slice(1)}` : `+ ${text}`;
}

function eigen({ eigen, trace, determinant }: LabFacts): Formula {
  const root = `\\frac{${writeTex(trace)} \\pm \\sqrt{${bracketTex(trace)}^2 - 4 \\cdot ${bracketTex(determinant)}}}{2}`;
  const words = { id: "eigen", title: "Eigenvalues" } as const;
  switch (eigen.kind) {
    case "real": {
      const [first, second] = eigen.pairs;
      const apart = isNearlyOne(eigen) ? `: nearly one direction, ${writeDegrees(eigen.apart)} apart` : "";
      return {
        ...words,
        tex: `\\lambda = ${root}: \\quad \\lambda_1 = ${writeTex(first.value)},\\; \\mathbf v_1 = ${vectorTex(first.vector, 1)}, \\quad \\lambda_2 = ${writeTex(second.value)},\\; \\mathbf v_2 = ${vectorTex(second.vector, 1)}`,
        spoken: `The eigenvalues are ${writeFact(first.value)} along ${writePoint(first.vector, 1)} and ${writeFact(second.value)} along ${writePoint(second.vector, 1)}${apart}.`,
      };
    }
    case "complex":
      return {
        ...words,
        tex: `\\lambda = ${root} = ${writeTex(eigen.re, eigen.modulus)} \\pm ${writeTex(eigen.im)}\\,i = ${writeTex(eigen.modulus)}\\, e^{\\pm i \\cdot ${degreesTex(Math.abs(eigen.angle))}}`,
        spoken: `The eigenvalues are a complex pair, ${writeFact(eigen.re, eigen.modulus)} plus and minus ${writeFact(eigen.im)} i: no direction of the plane is kept. Modulus ${writeFact(eigen.modulus)}, angle ${writeDegrees(Math.abs(eigen.angle))}.`,
      };
    case "repeated":
      return {
        ...words,
        tex: `\\lambda_1 = \\lambda_2 = ${writeTex(eigen.value)}, \\quad A = ${bracketTex(eigen.value)}\\, I`,
        spoken: `Both eigenvalues are ${writeFact(eigen.value)} and every direction is kept.`,
      };
    case "defective":
      return {
        ...words,
        tex: `\\lambda_1 = \\lambda_2 = ${writeTex(eigen.value)}, \\quad \\mathbf v = ${vectorTex(eigen.vector, 1)} \\text{ only}`,
        spoken: `Both eigenvalues are ${writeFact(eigen.value)}, but there is only one direction, ${writePoint(eigen.vector, 1)}: the matrix is defective.`,
      };
  }
}

function eigenFactors({ left, middle, right }: Factors): Formula {
  return {
    id: "eigenFactors",
    title: "A = V Λ V⁻¹",
    tex: `A = V \\Lambda V^{-1} = ${matrixTex(left, 1)} ${matrixTex(middle)} ${matrixTex(right, largestEntry2(right))}`,
    spoken: `A is V Lambda V inverse. V has ${spokenMatrix(left, 1)}; Lambda has ${spokenMatrix(middle)}.`,
  };
}

function singular({ matrix, singularValues }: LabFacts): Formula {
  const [a, b, c, d] = matrix;
  const square = multiply2([a, c, b, d], matrix);
  const [large, small] = singularValues;
  return {
    id: "singular",
    title: "Singular values",
    tex: `A^{\\mathsf T} A = ${matrixTex(square, largestEntry2(square))}, \\quad \\sigma_i = \\sqrt{\\lambda_i(A^{\\mathsf T} A)}: \\quad \\sigma_1 = ${writeTex(large)},\\; \\sigma_2 = ${writeTex(small)}`,
    spoken: `The singular values are ${writeFact(large)} and ${writeFact(small)}: the longest and the shortest image of a unit arrow.`,
  };
}

function singularFactors({ left, middle, right }: Factors): Formula {
  return {
    id: "singularFactors",
    title: "A = U Σ Vᵀ",
    tex: `A = U \\Sigma V^{\\mathsf T} = ${matrixTex(left, 1)} ${matrixTex(middle)} ${matrixTex(right, 1)}`,
    spoken: `A is U Sigma V transposed. U has ${spokenMatrix(left, 1)}; Sigma has ${spokenMatrix(middle)}; V transposed has ${spokenMatrix(right, 1)}.`,
  };
}

function inverse({ matrix: [a, b, c, d], determinant, remains }: LabFacts): Formula {
  const words = { id: "inverse", title: "Inverse" } as const;
  switch (remains.kind) {
    case "plane":
      return {
        ...words,
        tex: `A^{-1} = \\frac{1}{${writeTex(determinant)}} ${matrixTex([d, -b + 0, -c + 0, a])} = ${matrixTex(remains.inverse)}`,
        spoken: `The inverse has ${spokenMatrix(remains.inverse)}.`,
      };
    case "line":
      return {
        ...words,
        title: "No inverse",
        tex: `A\\,${vectorTex(remains.crushed, 1)} = \\mathbf 0, \\quad \\text{column space: multiples of } ${vectorTex(remains.line, 1)}`,
        spoken: `There is no inverse: everything along ${writePoint(remains.crushed, 1)} goes to 0, and all that is left is the line along ${writePoint(remains.line, 1)}.`,
      };
    case "point":
      return {
        ...words,
        title: "No inverse",
        tex: "A\\,\\mathbf x = \\mathbf 0 \\text{ for every } \\mathbf x",
        spoken: "There is no inverse: everything goes to 0.",
      };
  }
}

function polar({ polar: { stretch, turn }, determinant }: LabFacts): Formula {
  return {
    id: "polar",
    title: "A = Q P",
    tex: `A = Q P = ${matrixTex(turn, 1)} ${matrixTex(withoutDust(stretch))}`,
    spoken: `A is first a stretch in place, with ${spokenMatrix(withoutDust(stretch))}, and then a ${determinant < 0 ? "turning over" : "turn"}, with ${spokenMatrix(turn, 1)}.`,
  };
}

function condition({ singularValues: [large, small], condition, rank }: LabFacts): Formula {
  const value = rank === 0 ? "\\text{none}" : writeTex(condition);
  return {
    id: "condition",
    title: "Condition number",
    tex:
      rank === 0
        ? `\\kappa = ${value}`
        : `\\kappa = \\frac{\\sigma_1}{\\sigma_2} = \\frac{${writeTex(large)}}{${writeTex(small)}} = ${value}`,
    spoken:
      rank === 0
        ? "There is no condition number: both singular values are 0."
        : `The condition number is ${condition === Infinity ? "infinite" : writeFact(condition)}.`,
  };
}

function degreesTex(radians: number): string {
  return `${writeDegrees(radians).replace("°", "^{\\circ}").replace("−", "-")}`;
}
