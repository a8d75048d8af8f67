"""What can go wrong with the store: one class per known failure, with the sentence the person reads.

Each sentence says what happened, what is kept and what to do. Names of files stay in the sentence shown on
screen; nothing here is written to a log.
"""

from __future__ import annotations

import math
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP, plural


class StoreError(CigdeskError):
    """The store could not be created, opened, written or copied; `path` is the file it is about."""

    sentence: ClassVar[str] = "Le dossier de données est inaccessible."

    def __init__(self, path: Path | None = None) -> None:
        name = f"«\u00a0{path.name}\u00a0»" if path is not None else "Le fichier"
        super().__init__(self._say(name))
        self.path = path

    def _say(self, name: str) -> str:
        return self.sentence.format(name=name)


# The file itself


class StoreNotFound(StoreError):
    """No file at that path."""

    sentence = (
        "Le fichier {name} est introuvable. Vérifiez qu’il n’a pas été déplacé ou que le disque "
        "est branché, puis ouvrez-le à son nouvel emplacement."
    )


class StoreAlreadyThere(StoreError):
    """A store is never created over a file."""

    sentence = (
        "Un fichier {name} existe déjà ici\u00a0: il n’a pas été touché. Ouvrez-le, ou choisissez un "
        "autre nom ou un autre emplacement."
    )


class NotAStore(StoreError):
    """The file was made by something else, or is empty."""

    sentence = (
        "{name} n’est pas un dossier de données CIGDesk. Il n’a pas été modifié. Choisissez un "
        "fichier dont le nom se termine par .cigdesk."
    )


class PlainStoreRefused(StoreError):
    """An SQLite file without encryption: opening it would keep personal data in clear."""

    sentence = (
        "{name} est une base SQLite non chiffrée\u00a0: CIGDesk n’ouvre que des dossiers de données "
        "chiffrés. Le fichier n’a pas été modifié."
    )


class DamagedStore(StoreError):
    """Cut short or altered: pages are missing or fail their seal."""

    sentence = (
        "{name} est abîmé ou incomplet et ne peut pas être lu. Le fichier n’a pas été modifié. "
        "Mettez-le de côté et restaurez la dernière sauvegarde."
    )


class NewerStore(StoreError):
    """Written by a later version of the program; left untouched."""

    sentence = (
        "{name} a été enregistré par une version plus récente de CIGDesk. Il n’a pas été modifié. "
        "Installez la dernière version pour l’ouvrir."
    )


# The key file and the passphrase


class MissingKeyFile(StoreError):
    """The key file is not beside the store; `path` is where it should be."""

    sentence = (
        "Le fichier de clé {name} manque à côté du dossier de données\u00a0: sans lui, rien ne peut "
        "être déchiffré. Remettez-le à cet endroit, ou restaurez une sauvegarde, qui en contient "
        "une copie."
    )


class KeyFileAlreadyThere(StoreError):
    """A key file without its store lies where a store is to be created: it may be the only one."""

    sentence = (
        "Un fichier de clé {name} existe déjà ici. Il n’a pas été touché, car il ouvre peut-être "
        "un dossier de données déplacé. Choisissez un autre nom ou un autre emplacement."
    )


class DamagedKeyFile(StoreError):
    """Unreadable, cut short, or with parameters out of their bounds."""

    sentence = (
        "Le fichier de clé {name} est abîmé et ne peut pas être lu. Il n’a pas été modifié. "
        "Remplacez-le par celui de la dernière sauvegarde."
    )


class NewerKeyFile(NewerStore):
    """A key file of a later format."""

    sentence = (
        "Le fichier de clé {name} vient d’une version plus récente de CIGDesk. Il n’a pas été "
        "modifié. Installez la dernière version pour ouvrir ce dossier de données."
    )


class ForeignKeyFile(StoreError):
    """Key file and store do not carry the same identifier."""

    sentence = (
        "Le fichier de clé placé à côté de {name} est celui d’un autre dossier de données, ou "
        "{name} est abîmé. Rien n’a été modifié. Remettez le fichier de clé d’origine, ou "
        "restaurez une sauvegarde."
    )


class WrongPassphrase(StoreError):
    """No slot of the key file opens with what was typed."""

    sentence = (
        "La phrase de passe n’est pas la bonne\u00a0: rien n’a été ouvert. Vérifiez la touche Verr. "
        "Maj et la disposition du clavier, puis recommencez."
    )


class WrongPair(WrongPassphrase):
    """No slot of that name opens with what was typed; whether the name is known is not told."""

    sentence = (
        "Ce nom et cette phrase de passe ne vont pas ensemble\u00a0: rien n’a été ouvert. Vérifiez les deux, "
        "puis la touche Verr. Maj."
    )


class WrongRecovery(StoreError):
    """The key file has no slot for a recovery sheet, or these words do not open it."""

    sentence = (
        "Ces mots n’ouvrent pas {name}\u00a0: rien n’a été modifié. Une fiche plus récente a pu les "
        "remplacer, ou la fiche est celle d’une autre base."
    )


class TooManyTries(StoreError):
    """Five wrong passphrases in a row or more: the next one has to wait; `wait` is how long."""

    sentence = (
        "La phrase de passe a été fausse {wrong}\u00a0fois de suite\u00a0: rien n’a été ouvert. Le prochain "
        "essai sera possible dans {wait}."
    )

    def __init__(self, path: Path | None, wrong: int, wait: timedelta) -> None:
        self.wrong, self.wait = wrong, wait
        super().__init__(path)

    def _say(self, name: str) -> str:
        return self.sentence.format(name=name, wrong=self.wrong, wait=wait_text(self.wait))


def wait_text(wait: timedelta) -> str:
    """« 40 secondes », « 2 min 05 s »: a started second counts."""
    minutes, seconds = divmod(math.ceil(wait.total_seconds()), 60)
    if not minutes:
        return plural(seconds, "seconde")
    return f"{minutes}{NBSP}min" + (f" {seconds:02}{NBSP}s" if seconds else "")


class LastPassphrase(StoreError):
    """Without its last slot the store could never be opened again."""

    sentence = (
        "C’est la dernière phrase de passe de ce dossier de données\u00a0: elle ne peut pas être "
        "retirée. Ajoutez-en d’abord une autre."
    )


class NotEnoughMemory(StoreError):
    """Argon2id could not get the memory that the key file asks for."""

    sentence = (
        "La mémoire libre ne suffit pas pour vérifier la phrase de passe. Rien n’a été ouvert. "
        "Fermez d’autres programmes, puis recommencez."
    )


# The other users of the file


class StoreBusy(StoreError):
    """A window of this computer holds the store."""

    sentence = (
        "{name} est déjà ouvert dans une fenêtre de CIGDesk. Continuez dans cette fenêtre, ou "
        "fermez-la d’abord."
    )


class StoreLocked(StoreError):
    """Another process kept the store for longer than a transaction waits (10 s)."""

    sentence = (
        "{name} est occupé par un autre programme. Votre saisie n’est pas encore enregistrée\u00a0: "
        "attendez la fin de l’autre travail, puis recommencez."
    )


# The place


class ReadOnlyPlace(StoreError):
    """The folder or the file does not let itself be written."""

    sentence = (
        "L’emplacement de {name} est en lecture seule, ou l’accès vous en est refusé. Rien n’a "
        "été modifié. Choisissez un dossier où vous pouvez écrire, ou faites corriger les droits "
        "de celui-ci."
    )


class UnusablePlace(StoreError):
    """The path cannot hold a file: a part of it is no folder, or the name is too long."""

    sentence = (
        "Le fichier {name} ne peut pas être placé ici\u00a0: l’emplacement n’est pas un dossier, ou le "
        "nom est trop long. Choisissez un autre emplacement."
    )


class DiskFull(StoreError):
    """No room left; the transaction was rolled back."""

    sentence = (
        "Le disque est plein\u00a0: ce qui n’est pas encore enregistré ne peut pas l’être, tout ce "
        "qui l’était est conservé. Libérez de la place, puis recommencez."
    )


class DiskFailure(StoreError):
    """The disk answered with an error when reading or writing; SQLite does not tell a quota from a fault."""

    sentence = (
        "Le disque ne répond pas correctement, ou la place qui vous y est accordée est épuisée\u00a0: ce "
        "qui n’est pas encore enregistré ne peut pas l’être, tout ce qui l’était est conservé. Vérifiez "
        "que le disque est bien branché et qu’il y reste de la place, et copiez les sauvegardes ailleurs."
    )


class NetworkPlace(StoreError):
    """File locks on network drives are not to be trusted: two writers would corrupt the store."""

    sentence = (
        "{name} se trouve sur un lecteur réseau, où un dossier de données ouvert risque d’être "
        "abîmé. Placez-le sur le disque de cet ordinateur\u00a0; les sauvegardes fermées, elles, "
        "peuvent aller sur le réseau."
    )


class SyncedPlace(StoreError):
    """A synchronising program copies a live file piece by piece."""

    sentence = (
        "{name} se trouve dans un dossier synchronisé (OneDrive, Nextcloud, Dropbox…), qui "
        "l’abîmerait en le copiant pendant qu’il sert. Placez-le dans un dossier non synchronisé "
        "de cet ordinateur."
    )


# The program


class OldSqlite(StoreError):
    """SQLite below 3.51.3 can corrupt a store written by two connections (the "WAL-reset" race)."""

    sentence = (
        "La bibliothèque SQLite de cette installation est trop ancienne (il faut la version "
        "3.51.3 ou plus) et pourrait abîmer les données. Rien n’a été ouvert. Réinstallez "
        "CIGDesk."
    )


class MigrationFailed(StoreError):
    """The store could not be taken forward; it is as it was before."""

    sentence = (
        "{name} n’a pas pu être mis à niveau pour cette version de CIGDesk. Il est resté tel "
        "qu’il était, et une sauvegarde vient d’en être faite. Continuez avec la version "
        "précédente et signalez le problème."
    )


class BackupFailed(StoreError):
    """The copy did not read back as the store; it was removed."""

    sentence = (
        "La sauvegarde de {name} n’a pas pu être vérifiée et a été écartée. Les sauvegardes "
        "précédentes sont intactes. Vérifiez le disque des sauvegardes, puis recommencez."
    )


class BackupDiskFull(DiskFull):
    """No room for the copy; the store itself is untouched."""

    sentence = (
        "Le disque des sauvegardes est plein\u00a0: la sauvegarde n’a pas été faite. "
        "Vos données sont enregistrées. Libérez de la place, puis recommencez."
    )


class DamagedBackup(StoreError):
    """The copy to restore fails its checks; the present store was not touched."""

    sentence = (
        "La sauvegarde {name} est abîmée et n’a pas été restaurée. Le dossier de données actuel "
        "n’a pas été touché. Choisissez une autre sauvegarde."
    )


class ForeignBackup(StoreError):
    """A copy of another store: in its place it would mix two stores' keys and documents."""

    sentence = (
        "{name} est la sauvegarde d’une autre base. Rien n’a été modifié. Pour la lire, ouvrez-la "
        "comme une base, avec sa phrase de passe."
    )


class SecondFolderAway(StoreError):
    """The key is unplugged, or the share does not answer."""

    sentence = (
        "Le deuxième dossier des sauvegardes n’est pas accessible\u00a0: clé débranchée, ou partage "
        "indisponible. Les sauvegardes de ce poste sont faites\u00a0; la copie le sera à son retour."
    )


class SecondFolderInside(StoreError):
    """The second folder would go with the first one."""

    sentence = (
        "Ce dossier contient déjà la base ou ses sauvegardes\u00a0: une deuxième copie n’y protégerait de "
        "rien. Rien n’a été modifié. Choisissez une clé USB, un autre disque ou un partage."
    )


class NoSoundBackup(StoreError):
    """Nothing to restore from."""

    sentence = (
        "Aucune sauvegarde saine de {name} n’a été trouvée sur ce poste. Le fichier n’a pas été modifié. "
        "Branchez la clé ou le disque qui porte une copie, puis choisissez cette copie."
    )


# The store taken to another computer


class CarryFailed(StoreError):
    """The copy did not read back as the store, or its disk went away; it was removed."""

    sentence = (
        "La copie {name} n’a pas pu être relue, et a été écartée. La base n’a pas changé et s’écrit toujours "
        "ici. Vérifiez le disque ou la clé, puis recommencez."
    )


class CarryDiskFull(DiskFull):
    """No room for the copy; the store itself is untouched."""

    sentence = (
        "Il n’y a pas assez de place pour la copie {name}. La base n’a pas changé et s’écrit toujours ici. "
        "Libérez de la place ou choisissez un autre dossier, puis recommencez."
    )


class CarryPlaceInside(StoreError):
    """The folder that was chosen is one of the store's own."""

    sentence = (
        "Ce dossier fait partie de la base ou de ses sauvegardes. Rien n’a été modifié. Choisissez une clé "
        "USB, un autre disque ou un partage."
    )


class DamagedCarry(StoreError):
    """The copy that came back fails its checks; the present store was not touched."""

    sentence = (
        "La copie {name} est abîmée ou incomplète et n’a pas été reprise. La base d’ici n’a pas été touchée. "
        "Refaites-la sur l’autre ordinateur par «\u00a0Rapporter\u00a0», puis recommencez."
    )


class UnclosedCarry(StoreError):
    """Copied while it was open: its last writes are in a log beside it."""

    sentence = (
        "La copie {name} a été prise pendant qu’elle était ouverte\u00a0: elle n’est pas entière et n’a pas "
        "été reprise. Rien n’a été modifié. Sur l’autre ordinateur, faites-la par «\u00a0Rapporter\u00a0», "
        "puis recommencez."
    )


class ForeignCarry(StoreError):
    """A file of another store."""

    sentence = (
        "{name} n’est pas une copie de cette base. Rien n’a été modifié. Choisissez le fichier que "
        "«\u00a0Rapporter\u00a0» a écrit sur l’autre ordinateur."
    )
