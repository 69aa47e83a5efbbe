/** If the page itself breaks, the work does not: the first thing offered is to download it. */
import { Component, type ReactNode } from "react";
import type { App } from "../app/app";
import { downloadText, fileStem } from "../app/storage/files";
import { saveNetwork } from "../core/network/file";

interface CrashScreenProps {
  readonly app: App;
  readonly children: ReactNode;
}

export class CrashScreen extends Component<CrashScreenProps, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  download = () => {
    const network = this.props.app.network.getState().history.present;
    // Without the weights: the trainer may be what broke.
    downloadText(`${fileStem(network.name)}.json`, saveNetwork(network));
  };

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="crash-screen" role="alert">
        <h1>Something in the page broke. Your network did not.</h1>
        <p className="second">{error.message}</p>
        <p>
          <button type="button" className="button primary" onClick={this.download}>
            Download my work
          </button>{" "}
          <button type="button" className="button" onClick={() => this.setState({ error: undefined })}>
            Try to go on
          </button>
        </p>
      </main>
    );
  }
}
