/// Numbers of keys, in the order in which they were met: a table that is quick for keys of 64 bits.
struct KeyNumbers {
  private(set) var count = 0
  private var keys: [UInt64]
  /// One more than the number; 0 where the place is free.
  private var numbers: [Int32]

  init(minimumCapacity: Int = 16) {
    var size = 32
    while size < minimumCapacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    numbers = [Int32](repeating: 0, count: size)
  }

  @inline(__always) private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// The number of a key; nil where it has none.
  @inline(__always) func number(of key: UInt64) -> Int32? {
    let mask = keys.count - 1
    var slot = Self.place(key) & mask
    while numbers[slot] != 0 {
      if keys[slot] == key { return numbers[slot] - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The number of a key, and whether it is given now.
  @inline(__always) mutating func insert(_ key: UInt64) -> (number: Int32, isNew: Bool) {
    if count * 2 >= keys.count { grow() }
    let mask = keys.count - 1
    var slot = Self.place(key) & mask
    while numbers[slot] != 0 {
      if keys[slot] == key { return (numbers[slot] - 1, false) }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    count += 1
    numbers[slot] = Int32(count)
    return (Int32(count - 1), true)
  }

  mutating func removeAll() {
    guard count > 0 else { return }
    // A table that one long text has made large is not cleared for every short one.
    if keys.count > 4096, count * 16 < keys.count {
      self = KeyNumbers(minimumCapacity: count)
      return
    }
    for slot in numbers.indices { numbers[slot] = 0 }
    count = 0
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    numbers = [Int32](repeating: 0, count: keys.count)
    let mask = keys.count - 1
    for (key, number) in zip(oldKeys, oldNumbers) where number != 0 {
      var slot = Self.place(key) & mask
      while numbers[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      numbers[slot] = number
    }
  }
}
