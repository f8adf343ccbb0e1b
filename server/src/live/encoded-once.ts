import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser';

/** An answer that many ask for at once, already JSON. */
export class EncodedOnce {
  private static readonly known = new WeakMap<object, EncodedOnce>();

  private constructor(readonly json: string) {}

  /** The same object must mean the same answer: it is encoded the first time it is seen, and never again. */
  static of(source: object, toAnswer: () => object): EncodedOnce {
    const known = this.known.get(source);
    if (known) return known;
    const encoded = new EncodedOnce(JSON.stringify(toAnswer()));
    this.known.set(source, encoded);
    return encoded;
  }
}

/** Says what socket.io's own says, byte for byte. After an outage a thousand screens ask the same, and encoding was most of what an answer cost. */
class OnceEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const [answer] = packet.type === PacketType.ACK ? (packet.data as unknown[]) : [];
    return answer instanceof EncodedOnce
      ? [`${PacketType.ACK}${packet.nsp},${packet.id}[${answer.json}]`]
      : super.encode(packet);
  }
}

export const parser = { Encoder: OnceEncoder, Decoder };
