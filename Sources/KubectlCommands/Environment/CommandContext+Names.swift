import APIServer
import Simulation

extension CommandContext {
  /// Five letters that make a name unlike others; the world's time and the name decide them.
  func nameSuffix(for name: String) -> String {
    let letters = Array("bcdfghjklmnpqrstvwxz2456789")
    var state = UInt64(bitPattern: client.now.nanoseconds) ^ 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(
      (0..<5).map { _ -> Character in
        state = (state ^ state >> 29) &* 0x9e37_79b9_7f4a_7c15
        return letters[Int((state >> 33) % UInt64(letters.count))]
      })
  }
}
