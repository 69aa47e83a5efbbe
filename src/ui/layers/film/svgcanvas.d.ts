/** svgcanvas has no types of its own: the part of it that we use. */
declare module "svgcanvas" {
  export class Context {
    constructor(options: { readonly width: number; readonly height: number });
    getSerializedSvg(fixNamedEntities?: boolean): string;
  }
}
