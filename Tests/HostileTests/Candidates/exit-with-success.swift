// Tries to end with status 0 in Swift.
import Foundation

func attack() { exit(0) }
