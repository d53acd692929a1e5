// The microphone, as it is: in the page a recorder that gives a WAV, and in the audio thread what passes the samples on.

if (typeof AudioWorkletProcessor !== "undefined") {
  class Tap extends AudioWorkletProcessor {
    process([input]) {
      if (input[0]) this.port.postMessage(input[0].slice());
      return true;
    }
  }
  registerProcessor("tap", Tap);
}

// Nothing is improved by the browser: what it takes for noise may be speech.
const PLAIN = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false };

export class Microphone {
  // Asks for the microphone; `heard` gets the loudest sample of each moment while it is open.
  static async open(heard) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: PLAIN });
    const context = new AudioContext();
    await context.audioWorklet.addModule("microphone.js");
    const tap = new AudioWorkletNode(context, "tap", { numberOfOutputs: 0 });
    context.createMediaStreamSource(stream).connect(tap);
    await context.resume();
    return new Microphone(stream, context, tap, heard);
  }

  constructor(stream, context, tap, heard) {
    Object.assign(this, { stream, context, pieces: null });
    tap.port.onmessage = ({ data }) => {
      this.pieces?.push(data);
      heard(data.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
    };
  }

  begin() {
    this.pieces = [];
  }

  // Everything since the beginning, as a WAV with one channel of 16 bits.
  end() {
    const pieces = this.pieces ?? [];
    this.pieces = null;
    return wav(pieces, this.context.sampleRate);
  }

  close() {
    this.stream.getTracks().forEach((track) => track.stop());
    this.context.close();
  }
}

function wav(pieces, rate) {
  const frames = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const bytes = new DataView(new ArrayBuffer(44 + 2 * frames));
  const write = (offset, text) => [...text].forEach((letter, index) => bytes.setUint8(offset + index, letter.charCodeAt(0)));
  write(0, "RIFF");
  bytes.setUint32(4, 36 + 2 * frames, true);
  write(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, 2 * rate, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  write(36, "data");
  bytes.setUint32(40, 2 * frames, true);
  let at = 44;
  for (const piece of pieces) {
    for (const sample of piece) {
      bytes.setInt16(at, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
      at += 2;
    }
  }
  return bytes.buffer;
}
