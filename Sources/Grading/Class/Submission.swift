/// One file of a class that is to be judged.
package struct Submission: Hashable, Sendable {
  /// What reports call it, unique in its class: the path as it was given, without "." and doubled
  /// slashes; bytes that are not UTF-8 are spelled `\xFF`.
  package var name: String
  /// Where it is read.
  package var path: String

  package init(name: String, path: String) {
    self.name = name
    self.path = path
  }

  /// Which of `count` shards it belongs to, from 1. It depends on the name alone, so that machines
  /// that do not talk to each other agree, and a submission more or less moves no other.
  ///
  /// FNV-1a, 64 bits, mixed once more (the finaliser of SplitMix64): its low bits alone are poor.
  package func shard(of count: Int) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    return Int(hash % UInt64(count)) + 1
  }
}
